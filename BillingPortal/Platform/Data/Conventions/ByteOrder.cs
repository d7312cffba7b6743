using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Conventions;

/// <summary>
/// Text that is compared and sorted by its bytes, so that an index answers what begins with some letters, and both databases give the same order.
/// SQLite does so by itself; PostgreSQL would follow the language of the machine.
/// </summary>
public static class ByteOrder
{
    private const string Annotation = "Portal:ByteOrder";

    /// <summary>Comes after all that begins with the same letters.</summary>
    public const string Last = "\U0010FFFF";

    public static PropertyBuilder<T> InByteOrder<T>(this PropertyBuilder<T> property)
    {
        property.HasAnnotation(Annotation, true);
        return property;
    }

    internal static void OrderBytes(this ModelBuilder model, bool isPostgres)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(e => e.GetProperties()).Where(p => p.FindAnnotation(Annotation) is not null))
        {
            property.RemoveAnnotation(Annotation);
            if (isPostgres) property.SetCollation("C");
        }
    }
}
