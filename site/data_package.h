/* Scope: data/datapackage.json: all tables with their fields. Exports: data_package_publish.
 * Source: Frictionless Data Package and Table Schema, version 1 (profile tabular-data-package). */
#pragma once

#include "site/site.h"

/* From the catalogue: call it when all tables are published. */
enum result data_package_publish(struct site *site);
