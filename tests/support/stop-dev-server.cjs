module.exports = async () => {
  await globalThis.devServer?.teardown();
};
