import '../src/capture/main.js';
