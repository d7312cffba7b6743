using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Usage;

/// <summary>What a day's units are told by: never both.</summary>
public enum DaySource
{
    Events,
    Total,
}

/// <summary>The sum of a customer's events of a day in the billing zone.</summary>
public sealed class UsageDayRow
{
    public long ProfileId { get; set; }

    public BillingProfileRow Profile { get; set; } = null!;

    public required string Meter { get; set; }

    public required DateOnly Day { get; set; }

    public DaySource Source { get; set; }

    public required long Units { get; set; }
}

internal sealed class UsageDayConfiguration : IEntityTypeConfiguration<UsageDayRow>
{
    public void Configure(EntityTypeBuilder<UsageDayRow> builder)
    {
        builder.ToTable("usage_days");
        builder.HasKey(u => new { u.ProfileId, u.Meter, u.Day });
        builder.Property(u => u.Meter).HasMaxLength(40);
        builder.HasOne(u => u.Profile).WithMany().HasForeignKey(u => u.ProfileId).OnDelete(DeleteBehavior.Restrict);
    }
}
