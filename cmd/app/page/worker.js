
// The worker runs the engine, so that the page stays alive. It gets the packed engine, or the one that an earlier
// worker compiled, and then one request at a time.
self.sggscanReady = () => self.postMessage({ ready: true });
self.onmessage = async ({ data }) => {
  try {
    if (data.boot || data.module) {
      let module = data.module;
      if (!module) {
        const stream = new Blob([decode(data.boot)]).stream().pipeThrough(new DecompressionStream("gzip"));
        module = await WebAssembly.compileStreaming(new Response(stream, { headers: { "Content-Type": "application/wasm" } }));
        self.postMessage({ module });
      }
      const go = new Go();
      const instance = await WebAssembly.instantiate(module, go.importObject);
      go.run(instance).then(() => self.postMessage({ fatal: "stopped" }), (e) => self.postMessage({ fatal: String(e) }));
      return;
    }
    self.sggscan(data.op, data.request, data.content, (answer, files) =>
      self.postMessage({ id: data.id, answer, files }, files.map((f) => f.buffer)));
  } catch (e) {
    self.postMessage({ fatal: String(e), id: data.id });
  }
};
// decode reads Ascii85: five signs are four bytes, "z" is four zeros, and a group cut short is one byte less than signs.
const decode = (text) => {
  const out = new Uint8Array(Math.ceil(text.length / 5) * 4 + 4 * 1024);
  let at = 0, value = 0, n = 0;
  for (let k = 0; k < text.length; k++) {
    const c = text.charCodeAt(k);
    if (c === 122 && n === 0) {
      at += 4;
      continue;
    }
    value = value * 85 + c - 33;
    if (++n < 5) continue;
    out[at++] = value / 16777216;
    out[at++] = (value >>> 16) & 255;
    out[at++] = (value >>> 8) & 255;
    out[at++] = value & 255;
    value = n = 0;
  }
  if (n > 0) {
    const rest = n - 1;
    for (; n < 5; n++) value = value * 85 + 84;
    for (let k = 0; k < rest; k++) out[at++] = (value / 2 ** (24 - 8 * k)) & 255;
  }
  return out.subarray(0, at);
};
