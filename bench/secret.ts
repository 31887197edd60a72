/** The secret of the bench's installation. */
export const SECRET = 'the secret of the bench';
