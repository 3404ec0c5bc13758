'use client';

import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import {
  maxRequestWidth,
  minRequestWidth,
  requestWidthCookie,
  requestWidthProperty,
  widthAfter,
} from './request-width';

/** The layout that all drafts share, which has the width. */
const sharedBy = (element: Element | null) => element?.closest<HTMLElement>('[data-panes]') ?? null;

function keep(width: number | null): void {
  const rest = width === null ? '; max-age=0' : `${width}; max-age=31536000`;
  document.cookie = `${requestWidthCookie}=${rest}; path=/; samesite=lax`;
}

/**
 * Stands between request and response, where they are beside each other, and is moved by a drag or by the arrow keys. A
 * double click or Enter puts it back. The width is a property of the layout and not of React: a drag renders no draft.
 */
export function PaneSeparator() {
  const separator = useRef<HTMLDivElement>(null);
  const drag = useRef<{ x: number; width: number } | null>(null);
  const [{ now, max }, setMeasured] = useState({ now: 336, max: 480 });

  useEffect(() => {
    const request = separator.current?.previousElementSibling;
    const both = separator.current?.parentElement;
    if (!request || !both) return;
    const observer = new ResizeObserver(() => {
      const width = Math.round(request.getBoundingClientRect().width);
      // A draft that is not shown has none.
      if (width > 0) setMeasured({ now: width, max: maxRequestWidth(both.clientWidth) });
    });
    observer.observe(request);
    observer.observe(both);
    return () => observer.disconnect();
  }, []);

  function show(width: number | null): void {
    const style = sharedBy(separator.current)?.style;
    if (width === null) style?.removeProperty(requestWidthProperty);
    else style?.setProperty(requestWidthProperty, `${width}px`);
    // The next key may come before the layout was measured.
    if (width !== null) setMeasured((before) => ({ ...before, now: width }));
  }

  function set(width: number | null): void {
    show(width);
    keep(width);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === 'Escape' && drag.current) show(drag.current.width);
    else if (event.key === 'Enter') set(null);
    else {
      const next = widthAfter(event.key, now, max);
      if (next === null) return;
      set(next);
    }
    drag.current = null;
    event.preventDefault();
  }

  function widthAt({ clientX }: PointerEvent): number | null {
    if (drag.current === null) return null;
    const { x, width } = drag.current;
    return Math.round(Math.min(max, Math.max(minRequestWidth, width + clientX - x)));
  }

  return (
    <div
      ref={separator}
      role="separator"
      aria-label="Width of the request"
      aria-orientation="vertical"
      aria-valuenow={now}
      aria-valuemin={minRequestWidth}
      aria-valuemax={max}
      aria-valuetext={`${now} pixels`}
      title="Drag, or use the arrow keys. A double click or Enter puts it back."
      tabIndex={0}
      className="group relative hidden cursor-col-resize touch-none self-stretch outline-none @min-[54rem]:block"
      onKeyDown={onKeyDown}
      onDoubleClick={() => set(null)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        // Nothing is selected on the way; the focus, which this takes away too, is given by hand.
        event.preventDefault();
        event.currentTarget.focus({ preventScroll: true });
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, width: now };
      }}
      onPointerMove={(event) => {
        const width = widthAt(event);
        if (width !== null) show(width);
      }}
      onPointerUp={(event) => {
        const width = widthAt(event);
        if (width !== null && width !== drag.current?.width) set(width);
        drag.current = null;
      }}
      onPointerCancel={() => {
        if (drag.current) show(drag.current.width);
        drag.current = null;
      }}
    >
      <span
        aria-hidden
        className="absolute inset-y-0 left-1/2 w-0.5 -translate-x-1/2 group-hover:bg-line-strong group-focus-visible:bg-accent group-active:bg-accent"
      />
      <span
        aria-hidden
        className="sticky top-1/2 mx-auto mt-24 block h-10 w-1 rounded-full bg-line-strong/60 group-hover:bg-accent group-focus-visible:bg-accent"
      />
    </div>
  );
}
