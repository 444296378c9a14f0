import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Suspense } from 'react';
import { later } from '../components/later.js';
import { SessionGate } from '../session/session-pages.js';
import { queryClient } from './query-client.js';
import { router } from './router.js';
import { theme } from './theme.js';

/** The same key as first/first.ts, which sets the scheme before the first paint. */
const schemes = localStorageColorSchemeManager({ key: 'xaso.scheme' });
const Notices = later((parts) => parts.Notices);

export function App() {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={schemes}
      // Both write <style> elements; theme.css has what is needed.
      withCssVariables={false}
      withGlobalClasses={false}
      withStaticClasses={false}
    >
      <QueryClientProvider client={queryClient}>
        <SessionGate>
          <RouterProvider router={router} />
          <Suspense>
            <Notices />
          </Suspense>
        </SessionGate>
      </QueryClientProvider>
    </MantineProvider>
  );
}
