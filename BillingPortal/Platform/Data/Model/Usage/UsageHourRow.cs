using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Usage;

/// <summary>The sum of a customer's events of an hour. Hours are counted from the start of the day in the billing zone, so that they never lie across two days: a day has 23 to 25 of them.</summary>
public sealed class UsageHourRow
{
    public long ProfileId { get; set; }

    public BillingProfileRow Profile { get; set; } = null!;

    public required string Meter { get; set; }

    public required DateOnly Day { get; set; }

    /// <summary>0 for the hour with which the day begins.</summary>
    public required int Hour { get; set; }

    public required long Units { get; set; }
}

internal sealed class UsageHourConfiguration : IEntityTypeConfiguration<UsageHourRow>
{
    public void Configure(EntityTypeBuilder<UsageHourRow> builder)
    {
        builder.ToTable("usage_hours");
        builder.HasKey(u => new { u.ProfileId, u.Meter, u.Day, u.Hour });
        builder.Property(u => u.Meter).HasMaxLength(40);
        builder.HasOne(u => u.Profile).WithMany().HasForeignKey(u => u.ProfileId).OnDelete(DeleteBehavior.Restrict);
    }
}
