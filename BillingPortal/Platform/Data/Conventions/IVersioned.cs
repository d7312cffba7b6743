using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Data.Conventions;

/// <summary>A row that two people may edit at once: the second to save is told so. An <c>ExecuteUpdate</c> raises the version itself.</summary>
public interface IVersioned
{
    int Version { get; set; }
}

internal static class Versions
{
    public static void CountVersions(this ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes().Where(e => typeof(IVersioned).IsAssignableFrom(e.ClrType)))
            entity.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
    }

    public static void RaiseVersions(this DbContext db)
    {
        foreach (var entry in db.ChangeTracker.Entries<IVersioned>().Where(e => e.State == EntityState.Modified))
            entry.Entity.Version = entry.Property(row => row.Version).OriginalValue + 1;
    }
}
