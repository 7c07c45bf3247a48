
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
// decode reads signs of seven bits each; for 0, the return and "<" stand "¡", "¢" and "£", which a page leaves alone.
const decode = (text) => {
  const out = new Uint8Array(Math.floor((text.length * 7) / 8));
  let at = 0, value = 0, bits = 0;
  for (let k = 0; k < text.length; k++) {
    const c = text.charCodeAt(k);
    value = ((value & 127) << 7) | (c < 128 ? c : c === 161 ? 0 : c === 162 ? 13 : 60);
    bits += 7;
    if (bits < 8) continue;
    bits -= 8;
    out[at++] = (value >>> bits) & 255;
  }
  return out;
};
