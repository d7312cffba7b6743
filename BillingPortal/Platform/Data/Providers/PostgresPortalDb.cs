using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Data.Providers;

public sealed class PostgresPortalDb(DbContextOptions<PostgresPortalDb> options) : PortalDb(options);
