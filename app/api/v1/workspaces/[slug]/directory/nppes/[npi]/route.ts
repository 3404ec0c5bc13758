import { serve } from '@/lib/http/endpoint';
import { noteNppes } from '@/lib/http/endpoints/directory-nppes';

export const POST = serve(noteNppes);
