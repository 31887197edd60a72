// Small pictures: cropped to what is on them, with a palette. Node built-ins only.
const zlib = require('node:zlib');

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
/** Few enough that letters stay sharp and files small. */
const COLOURS = 48;

/** An 8-bit RGB or RGBA picture that is not interlaced, as rows of RGB. */
function decode(png) {
  let at = SIGNATURE.length;
  let head;
  const data = [];
  while (at < png.length) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') head = { width: body.readUInt32BE(0), height: body.readUInt32BE(4), colour: body[9] };
    if (type === 'IDAT') data.push(body);
    at += 12 + length;
  }
  const depth = { 0: 1, 2: 3, 6: 4 }[head.colour];
  const raw = zlib.inflateSync(Buffer.concat(data));
  const stride = head.width * depth;
  const pixels = Buffer.alloc(head.width * head.height * 3);
  let before = Buffer.alloc(stride);
  for (let y = 0; y < head.height; y += 1) {
    const filter = raw[y * (stride + 1)];
    const line = Buffer.from(raw.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1)));
    for (let x = 0; x < stride; x += 1) {
      const left = x >= depth ? line[x - depth] : 0;
      const up = before[x];
      const corner = x >= depth ? before[x - depth] : 0;
      line[x] = (line[x] + predicted(filter, left, up, corner)) & 255;
    }
    for (let x = 0; x < head.width; x += 1) {
      for (let c = 0; c < 3; c += 1) pixels[(y * head.width + x) * 3 + c] = line[x * depth + (depth === 1 ? 0 : c)];
    }
    before = line;
  }
  return { width: head.width, height: head.height, pixels };
}

function predicted(filter, left, up, corner) {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const [a, b, c] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs);
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** At most `width` wide, without the rows at the end that are all of one colour. */
function cropped({ width: had, height: rows, pixels }, width = had) {
  const kept = Math.min(width, had);
  const isPlain = (y) => {
    const start = y * had * 3;
    for (let x = 3; x < kept * 3; x += 1) if (pixels[start + x] !== pixels[start + (x % 3)]) return false;
    return true;
  };
  let height = rows;
  while (height > 1 && isPlain(height - 1)) height -= 1;
  const smaller = Buffer.alloc(kept * height * 3);
  for (let y = 0; y < height; y += 1) pixels.copy(smaller, y * kept * 3, y * had * 3, y * had * 3 + kept * 3);
  return { width: kept, height, pixels: smaller };
}

/** With the most frequent colours as they are, and every other as the nearest of them. */
function encode({ width, height, pixels }) {
  const counts = new Map();
  const keyAt = (at) => (pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2];
  for (let at = 0; at < pixels.length; at += 3) counts.set(keyAt(at), (counts.get(keyAt(at)) ?? 0) + 1);
  const palette = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, COLOURS)
    .map(([key]) => key);
  const places = new Map(palette.map((key, place) => [key, place]));
  for (const key of counts.keys()) if (!places.has(key)) places.set(key, nearest(palette, key));
  const raw = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) raw[y * (width + 1) + x + 1] = places.get(keyAt((y * width + x) * 3));
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap(channels));
  const body = zlib.deflateSync(raw, { level: 9, memLevel: 9 });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', colours),
    chunk('IDAT', body),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function nearest(palette, key) {
  const wanted = channels(key);
  const distances = palette.map((other) =>
    channels(other).reduce((sum, value, c) => sum + (value - wanted[c]) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}

function channels(key) {
  return [key >> 16, (key >> 8) & 255, key & 255];
}

function chunk(type, body) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(body.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(zlib.crc32(named), named.length + 4);
  return framed;
}

module.exports = { small: (png, width) => encode(cropped(decode(png), width)) };
