import { createTheme } from '@mantine/core';

/** What is not in theme.css: names of colours, defaults of components. */
export const theme = createTheme({
  primaryColor: 'teal',
  defaultRadius: 'md',
  fontFamily: 'var(--mantine-font-family)',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    // Locking the scroll writes a <style> element, which the content security policy refuses.
    ModalRoot: { defaultProps: { lockScroll: false, centered: true, returnFocus: true } },
    DrawerRoot: { defaultProps: { lockScroll: false } },
    Button: { defaultProps: { size: 'md' } },
    ActionIcon: { defaultProps: { size: 44, variant: 'subtle' } },
    TextInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md', autosize: true, minRows: 2 } },
    NativeSelect: { defaultProps: { size: 'md' } },
    NumberInput: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    SegmentedControl: { defaultProps: { size: 'md' } },
  },
});
