export { campaignWorkflow } from './campaign';
export { courierWorkflow } from './courier';
export { findingWorkflow } from './finding';
export { messageWorkflow } from './message';
