using BillingPortal.Platform.Data.Conventions;
using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Usage;

/// <summary>What a mark is a percentage of.</summary>
public enum MarkOf
{
    Allowance,
    Cap,
}

/// <summary>A mark was reached in a period: once, however the figures go up and down afterwards.</summary>
public sealed class UsageWarningRow
{
    public long Id { get; set; }

    public long ProfileId { get; set; }

    public BillingProfileRow Profile { get; set; } = null!;

    /// <summary>The first instant of the period.</summary>
    public required DateTime PeriodFrom { get; set; }

    public required MarkOf Of { get; set; }

    public required int Percent { get; set; }

    public required long Used { get; set; }

    /// <summary>What it is a percentage of, in units.</summary>
    public required long Limit { get; set; }

    /// <summary>False where a higher one was reached at the same time, and only that was told.</summary>
    public required bool Told { get; set; }

    public required DateTime At { get; set; }
}

internal sealed class UsageWarningConfiguration : IEntityTypeConfiguration<UsageWarningRow>
{
    public void Configure(EntityTypeBuilder<UsageWarningRow> builder)
    {
        builder.ToTable("usage_warnings");
        builder.HasOne(w => w.Profile).WithMany().HasForeignKey(w => w.ProfileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(w => new { w.ProfileId, w.PeriodFrom, w.Of, w.Percent }).IsUnique();
        builder.IsAppendOnly();
    }
}
