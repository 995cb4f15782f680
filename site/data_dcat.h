/* Scope: data/katalog.json: all tables for catalogues of data. Exports: data_dcat_publish.
 * Source: W3C Data Catalog Vocabulary (DCAT) 3 with what DCAT-AP 3 asks for, as JSON-LD; the words of data.go.id follow DCAT. */
#pragma once

#include "site/site.h"

/* From the catalogue: call it when all tables are published. */
enum result data_dcat_publish(struct site *site);
