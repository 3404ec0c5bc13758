import { serve } from '@/lib/http/endpoint';
import { removeContact, updateContact } from '@/lib/http/endpoints/outreach';

export const PUT = serve(updateContact);
export const DELETE = serve(removeContact);
