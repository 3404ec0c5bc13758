import { serve } from '@/lib/http/endpoint';
import { addContact, listContacts } from '@/lib/http/endpoints/outreach';

export const GET = serve(listContacts);
export const POST = serve(addContact);
