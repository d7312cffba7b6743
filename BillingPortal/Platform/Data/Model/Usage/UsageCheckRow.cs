using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Usage;

/// <summary>The counters were compared with the events they are sums of.</summary>
public sealed class UsageCheckRow
{
    public long Id { get; set; }

    public required DateTime BegunAt { get; set; }

    /// <summary>Null while it runs, or when it was broken off.</summary>
    public DateTime? EndedAt { get; set; }

    public long Counters { get; set; }

    public ICollection<UsageDifferenceRow> Differences { get; } = [];
}

/// <summary>Which counter it is.</summary>
public enum CounterOf
{
    Hour,
    Day,
    Month,
}

/// <summary>A counter that is not the sum of its events.</summary>
public sealed class UsageDifferenceRow
{
    public long Id { get; set; }

    public long CheckId { get; set; }

    public UsageCheckRow Check { get; set; } = null!;

    public long ProfileId { get; set; }

    public BillingProfileRow Profile { get; set; } = null!;

    public required string Meter { get; set; }

    public required CounterOf Of { get; set; }

    /// <summary>The day, or the month's first.</summary>
    public required DateOnly Day { get; set; }

    /// <summary>Of an hour; 0 for the others.</summary>
    public int Hour { get; set; }

    public required long Counted { get; set; }

    public required long ByEvents { get; set; }

    public DateTime? RepairedAt { get; set; }
}

internal sealed class UsageCheckConfiguration : IEntityTypeConfiguration<UsageCheckRow>
{
    public void Configure(EntityTypeBuilder<UsageCheckRow> builder) => builder.ToTable("usage_checks");
}

internal sealed class UsageDifferenceConfiguration : IEntityTypeConfiguration<UsageDifferenceRow>
{
    public void Configure(EntityTypeBuilder<UsageDifferenceRow> builder)
    {
        builder.ToTable("usage_differences");
        builder.Property(d => d.Meter).HasMaxLength(40);
        builder.HasOne(d => d.Check).WithMany(c => c.Differences).HasForeignKey(d => d.CheckId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(d => d.Profile).WithMany().HasForeignKey(d => d.ProfileId).OnDelete(DeleteBehavior.Restrict);
    }
}
