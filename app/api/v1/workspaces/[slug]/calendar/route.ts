import { serve } from '@/lib/http/endpoint';
import { removeCalendar, replaceCalendar } from '@/lib/http/endpoints/calendar';

export const POST = serve(replaceCalendar);
export const DELETE = serve(removeCalendar);
