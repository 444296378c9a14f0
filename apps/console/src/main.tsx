import './app/mantine-styles.js';
import './app/theme.css';
import './app/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { router } from './app/router.js';
import { loadSession } from './session/use-session.js';

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');
const root = createRoot(place);
// Which page it is, and its code, are found out beside the question who is signed in.
void router.load();
// Until that is answered, index.html stands there: usually it is by now, and the page is drawn once.
void loadSession().then(() =>
  root.render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);
