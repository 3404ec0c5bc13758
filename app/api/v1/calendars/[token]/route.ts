import { serve } from '@/lib/http/endpoint';
import { getCalendar } from '@/lib/http/endpoints/calendar';

export const GET = serve(getCalendar);
