// Makes a first WebGL context away from the page: starting the graphics takes long, and the page would stand still meanwhile.

const vertexShader = '#version 300 es\nin vec2 place;void main(){gl_Position=vec4(place,0,1);}';
const fragmentShader = '#version 300 es\nprecision mediump float;out vec4 color;void main(){color=vec4(1);}';

function warm(): void {
  const gl = new OffscreenCanvas(16, 16).getContext('webgl2');
  const program = gl?.createProgram();
  if (!gl || !program) return;
  for (const [kind, text] of [
    [gl.VERTEX_SHADER, vertexShader],
    [gl.FRAGMENT_SHADER, fragmentShader],
  ] as const) {
    const shader = gl.createShader(kind);
    if (!shader) return;
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  gl.getProgramParameter(program, gl.LINK_STATUS);
  gl.clear(gl.COLOR_BUFFER_BIT);
  gl.finish();
}

try {
  warm();
} catch {
  // The map itself will find out what this computer cannot do.
}
postMessage('warm');
