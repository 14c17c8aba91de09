/*
 * compat.h
 *	  Every difference between the server versions that pledge supports (15 to 18).
 */
#ifndef PLEDGE_COMPAT_H
#define PLEDGE_COMPAT_H

#include "postgres.h"

#if PG_VERSION_NUM < 150000
#error "pledge needs PostgreSQL 15 or later"
#endif

/* The macros of values of varying length, which stood in postgres.h before. */
#if PG_VERSION_NUM >= 160000
#include "varatt.h"
#endif

/* Before a declaration: the function does not return. */
#if PG_VERSION_NUM < 180000
#define pg_noreturn pg_attribute_noreturn()
#endif

/* PostgreSQL 18 prints the extension's name and version from the magic block. */
#if PG_VERSION_NUM >= 180000
#define PLEDGE_MODULE_MAGIC PG_MODULE_MAGIC_EXT(.name = "pledge", .version = PLEDGE_VERSION)
#else
#define PLEDGE_MODULE_MAGIC PG_MODULE_MAGIC
#endif

/* The number of the running transaction within its backend; needs storage/proc.h. */
#if PG_VERSION_NUM >= 170000
#define PLEDGE_LOCAL_TRANSACTION (MyProc->vxid.lxid)
#else
#define PLEDGE_LOCAL_TRANSACTION (MyProc->lxid)
#endif

#endif
