import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import './capture.css';
import { watchInstall, watchUpdates } from './use-install.js';

watchInstall();
const root = document.getElementById('root');
if (!root) throw new Error('the page has no place for the application');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
// Without it the page works all the same, as long as there is a network.
watchUpdates().catch(() => undefined);
