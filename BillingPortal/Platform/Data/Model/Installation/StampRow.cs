using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Installation;

/// <summary>What this database belongs to, written once at the first start. Money of two modes or currencies never shares a database.</summary>
public sealed class StampRow
{
    public const int OnlyId = 1;

    public int Id { get; set; } = OnlyId;

    public required string Mode { get; set; }

    /// <summary>Filled when Stripe first told us whose key it is.</summary>
    public string? StripeAccount { get; set; }

    public required string Currency { get; set; }

    public required string TimeZone { get; set; }

    public required DateTime StampedAt { get; set; }
}

internal sealed class StampConfiguration : IEntityTypeConfiguration<StampRow>
{
    public void Configure(EntityTypeBuilder<StampRow> builder)
    {
        builder.ToTable("stamp");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Mode).HasMaxLength(20);
        builder.Property(s => s.StripeAccount).HasMaxLength(80);
        builder.Property(s => s.Currency).HasMaxLength(3);
        builder.Property(s => s.TimeZone).HasMaxLength(80);
    }
}
