using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace BillingPortal.Platform.Data.Conventions;

internal static class Columns
{
    // SQLite has no such types: EF stores them as text that sorts wrongly, and refuses to compare them only when a query is run.
    private static readonly Type[] Refused = [typeof(decimal), typeof(DateTimeOffset), typeof(TimeSpan), typeof(double), typeof(float)];

    public static void RefuseWhatSqliteCannotCompare(this ModelBuilder model)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(AllProperties))
            if (property.GetValueConverter() is null && Refused.Contains(Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType))
                throw new InvalidOperationException($"{property.DeclaringType.ClrType.Name}.{property.Name} is a {property.ClrType.Name}, which SQLite cannot compare. Use minor units, scaled integers, text, or a UTC DateTime.");
    }

    /// <summary>Columns are called as in SQL (<c>leased_until</c>), so that hand-written SQL needs no quotes on either database.</summary>
    public static void NameLikeSql(this ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties()) property.SetColumnName(Snake(property.Name));
            foreach (var complex in entity.GetComplexProperties())
                foreach (var property in complex.ComplexType.GetProperties())
                    property.SetColumnName(Snake(complex.Name) + "_" + Snake(property.Name));
        }
    }

    private static IEnumerable<IMutableProperty> AllProperties(IMutableEntityType entity) =>
        entity.GetProperties().Concat(entity.GetComplexProperties().SelectMany(c => c.ComplexType.GetProperties()));

    private static string Snake(string name) =>
        string.Concat(name.Select((letter, i) => i > 0 && char.IsUpper(letter) && !char.IsUpper(name[i - 1]) ? "_" + letter : letter.ToString())).ToLowerInvariant();
}
