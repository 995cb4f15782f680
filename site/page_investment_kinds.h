/* Scope: the kinds of investment pages, a file each. Exports: the page and data functions page_investment.c calls. */
#pragma once

#include "site/page_investment_frame.h"

enum result investment_period_page(const struct investment_pages *in, const struct investment_period *period, bool is_newest);
enum result investment_year_page(const struct investment_pages *in, const struct investment_year *year);
enum result investment_sector_pages(const struct investment_pages *in);
enum result investment_history_page(const struct investment_pages *in);

/* A page for each approved set of targets. */
enum result investment_target_pages(const struct investment_pages *in);

/* Before anything is approved: the addresses exist and say so. */
enum result investment_empty_page(const struct investment_pages *in);

/* The open data of all of these, once: rows and details of each period, figures by year, all sectors of all periods. */
enum result investment_data(struct site *site, const struct investment_book *book);

/* Notes what the pages show large (headline.h); once, before the pages. */
enum result investment_headlines(struct site *site, const struct investment_book *book);
