import type { ComponentProps } from 'react';

/** A form whose sending is ours: the browser does not leave the page. */
export function Form({
  onSubmit,
  ...props
}: Readonly<Omit<ComponentProps<'form'>, 'onSubmit'> & { onSubmit: () => Promise<void> }>) {
  return (
    <form
      {...props}
      onSubmit={(event) => {
        event.preventDefault();
        void onSubmit();
      }}
    />
  );
}
