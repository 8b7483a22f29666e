import type { ReactNode } from 'react';
import { useOwnPlace } from '../../api/own-place.ts';
import { OrganisationView } from './OrganisationPage.tsx';

/** The page of the organisation for which one works: a school has no list to find it in. */
export default function OwnOrganisation(): ReactNode {
  return <OrganisationView id={useOwnPlace('notifications.manage').id} />;
}
