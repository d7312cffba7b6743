using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Usage;

/// <summary>Units that a customer used on a day, by the month in whose bill they stand: a period that runs on takes days of the month before.</summary>
public sealed class UsageDayRow
{
    public long Id { get; set; }

    public long ProfileId { get; set; }

    public BillingProfileRow Profile { get; set; } = null!;

    /// <summary>The first day of the month that they are billed in.</summary>
    public required DateOnly Month { get; set; }

    /// <summary>In the billing zone.</summary>
    public required DateOnly Day { get; set; }

    public required long Units { get; set; }
}

internal sealed class UsageDayConfiguration : IEntityTypeConfiguration<UsageDayRow>
{
    public void Configure(EntityTypeBuilder<UsageDayRow> builder)
    {
        builder.ToTable("usage_days");
        builder.HasOne(u => u.Profile).WithMany().HasForeignKey(u => u.ProfileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(u => new { u.ProfileId, u.Month, u.Day }).IsUnique();
    }
}
