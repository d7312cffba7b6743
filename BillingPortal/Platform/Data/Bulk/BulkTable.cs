using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace BillingPortal.Platform.Data.Bulk;

/// <summary>The table of an entity as EF knows it.</summary>
internal sealed class BulkTable<T> where T : class
{
    private readonly BulkColumn<T>[] columns;
    private readonly IProperty? generated;

    private BulkTable(IEntityType entity)
    {
        Name = entity.GetTableName()!;
        columns = [.. entity.GetProperties().Select(BulkColumn<T>.Of)];
        Key = [.. entity.FindPrimaryKey()!.Properties.Select(p => Column(p.Name))];
        generated = entity.FindPrimaryKey()!.Properties is [{ ValueGenerated: ValueGenerated.OnAdd } one] && one.ClrType == typeof(long) ? one : null;
    }

    public string Name { get; }

    public IReadOnlyList<BulkColumn<T>> Key { get; }

    /// <summary>Made once for each model: that of SQLite stores otherwise than that of PostgreSQL.</summary>
    public static BulkTable<T> Of(PortalDb db)
    {
        var entity = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not stored.");
        return entity.GetOrAddRuntimeAnnotationValue("Portal:Bulk", known => new BulkTable<T>(known!), entity);
    }

    public BulkColumn<T> Column(string property) => columns.Single(c => c.Property == property);

    /// <summary>Those to be written of new rows: without the number that the database gives, unless they have theirs.</summary>
    public IReadOnlyList<BulkColumn<T>> OfNew(T row) => generated?.PropertyInfo!.GetValue(row) is 0L ? [.. columns.Where(c => c.Property != generated.Name)] : columns;
}
