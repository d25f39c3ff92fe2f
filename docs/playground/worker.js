"use strict";

// The worker: it runs the program, so that the page stays usable while a long text is searched.

importScripts("wasm_exec.js");

async function load() {
  const response = await fetch("dateline.wasm.gz");
  if (!response.ok) throw new Error(`dateline.wasm.gz: ${response.status} ${response.statusText}`);
  let bytes = await response.arrayBuffer();
  const [first, second] = new Uint8Array(bytes);
  if (first === 0x1f && second === 0x8b) { // unless the web server has unpacked it
    bytes = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  }
  const go = new Go();
  const { instance } = await WebAssembly.instantiate(bytes, go.importObject);
  go.run(instance); // returns when the program waits for calls
}

const loaded = load();
loaded.then(() => postMessage({ ready: true }), (error) => postMessage({ failed: String(error.message || error) }));

onmessage = async ({ data }) => {
  await loaded;
  postMessage({ number: data.number, answer: JSON.parse(dateline(data.text, data.published, data.rules)) });
};
