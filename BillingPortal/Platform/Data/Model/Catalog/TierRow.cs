using BillingPortal.Platform.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Catalog;

/// <summary>A tier of the catalogue. What it costs stands in its versions.</summary>
public sealed class TierRow : IVersioned
{
    public long Id { get; set; }

    public required string Name { get; set; }

    /// <summary>Small numbers stand first, also where an order decides.</summary>
    public required int Position { get; set; }

    /// <summary>Whoever signs up without naming a tier gets this one.</summary>
    public required bool IsDefault { get; set; }

    /// <summary>Nobody can take it any more; who has it keeps it.</summary>
    public DateTime? ArchivedAt { get; set; }

    public ICollection<TierVersionRow> Versions { get; } = [];

    public int Version { get; set; } = 1;
}

internal sealed class TierConfiguration : IEntityTypeConfiguration<TierRow>
{
    public void Configure(EntityTypeBuilder<TierRow> builder)
    {
        builder.ToTable("tiers");
        builder.Property(t => t.Name).HasMaxLength(80);
        builder.HasIndex(t => t.Name).IsUnique();
        builder.HasIndex(t => t.IsDefault).IsUnique().HasFilter("is_default");
    }
}
