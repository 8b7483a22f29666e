import type { App } from '../../http/fastify.ts';
import { appRoutes } from './app-page.ts';
import { badgeRoute } from './badge.ts';
import { certificateRoutes } from './certificate-pages.ts';
import { developersRoute } from './developers-page.ts';
import { homeRoute } from './home-page.ts';
import { openDataRoute } from './open-data-page.ts';
import { packageCheckRoutes } from './package-check-page.ts';
import { codeRoute } from './page-codes.ts';
import { providerRoute } from './provider-page.ts';
import { rulesRoute } from './rules-page.ts';
import { schoolRoutes } from './school-pages.ts';
import { searchRoute } from './search-page.ts';
import { showPages } from './show-page.ts';
import { sitemapRoutes } from './sitemap.ts';
import { statisticsRoute } from './statistics-page.ts';
import { verifyRoutes } from './verify-pages.ts';

export function publicSiteRoutes(app: App): void {
  const show = showPages(app);
  homeRoute(app, show);
  searchRoute(app, show);
  appRoutes(app, show);
  certificateRoutes(app, show);
  schoolRoutes(app, show);
  providerRoute(app, show);
  statisticsRoute(app, show);
  rulesRoute(app, show);
  verifyRoutes(app, show);
  packageCheckRoutes(app, show);
  developersRoute(app, show);
  openDataRoute(app, show);
  badgeRoute(app);
  codeRoute(app);
  sitemapRoutes(app);
}
