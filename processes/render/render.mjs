// Draws every BPMN model to docs/processes/<id>.svg (for readers) and target/render/<id>.png (for a look before the commit).
// Chromium is the one of the system; CHROMIUM names another.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';

const here = dirname(fileURLToPath(import.meta.url));
const models = join(here, '../src/main/resources/bpmn');
const drawings = join(here, '../../docs/processes');
const pictures = join(here, '../target/render');
const viewer = createRequire(import.meta.url).resolve('bpmn-js/dist/bpmn-viewer.production.min.js');

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
try {
  await mkdir(drawings, { recursive: true });
  await mkdir(pictures, { recursive: true });
  const page = await browser.newPage();
  await page.setContent('<body style="margin:0;background:white"><div id="canvas"></div></body>');
  await page.addScriptTag({ path: viewer });
  for (const file of (await readdir(models)).filter((name) => name.endsWith('.bpmn')).sort()) {
    const id = basename(file, '.bpmn');
    const { svg, warnings } = await page.evaluate(draw, await readFile(join(models, file), 'utf8'));
    if (warnings.length > 0) throw new Error(`${file}: ${warnings.join('; ')}`);
    await writeFile(join(drawings, `${id}.svg`), stable(svg));
    await photograph(page, svg, join(pictures, `${id}.png`));
    console.log(`${id}: docs/processes/${id}.svg`);
  }
} finally {
  await browser.close();
}

async function draw(xml) {
  const canvas = document.getElementById('canvas');
  canvas.style.cssText = 'width:2600px;height:1000px';
  const bpmn = new window.BpmnJS({ container: canvas });
  const { warnings } = await bpmn.importXML(xml);
  const { svg } = await bpmn.saveSVG();
  bpmn.destroy();
  return { svg, warnings: warnings.map((warning) => warning.message) };
}

// Marker ids are random; numbered ones keep the committed drawing free of noise.
function stable(svg) {
  const names = new Map();
  return svg.replace(/marker-[a-z0-9]{20,}/g, (id) => {
    if (!names.has(id)) names.set(id, `marker-${names.size + 1}`);
    return names.get(id);
  });
}

async function photograph(page, svg, path) {
  const [, width, height] = svg.match(/<svg[^>]* width="([\d.]+)"[^>]* height="([\d.]+)"/);
  const picture = await page.browser().newPage();
  await picture.setViewport({ width: Math.ceil(width), height: Math.ceil(height) });
  await picture.setContent(`<body style="margin:0;background:white">${svg.slice(svg.indexOf('<svg'))}</body>`);
  await picture.screenshot({ path });
  await picture.close();
}
