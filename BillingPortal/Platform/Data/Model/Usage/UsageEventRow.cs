using BillingPortal.Platform.Data.Conventions;
using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Usage;

/// <summary>How units came into the books.</summary>
public enum UsageSource
{
    /// <summary>Reported by the product.</summary>
    Reported,

    /// <summary>Asked for and recorded in one step.</summary>
    Consumed,

    /// <summary>The difference that a day's total made.</summary>
    Total,

    /// <summary>Read from a file by an admin.</summary>
    Imported,

    /// <summary>Takes another event back.</summary>
    Reversal,
}

/// <summary>
/// Units that a customer used at an instant. Never changed and never deleted: all counters are sums of these, and a correction is another one.
/// Which bill they stand in is not written here: it follows from the instant and the customer's plan.
/// </summary>
public sealed class UsageEventRow
{
    public long Id { get; set; }

    public long ProfileId { get; set; }

    public BillingProfileRow Profile { get; set; } = null!;

    public required string Meter { get; set; }

    /// <summary>The product's own, unique; null for a total and a reversal.</summary>
    public string? EventId { get; set; }

    /// <summary>Below zero for a reversal and for a total that became less.</summary>
    public required long Units { get; set; }

    /// <summary>Billing time. A day's total counts at the first instant of its day.</summary>
    public required DateTime At { get; set; }

    /// <summary>False where the product sent no time, and it is the time of its arrival.</summary>
    public bool AtGiven { get; set; }

    /// <summary>Billing time.</summary>
    public required DateTime ReceivedAt { get; set; }

    public required UsageSource Source { get; set; }

    /// <summary>Null when no key brought it: an admin did, and the audit trail names them. Keys are never deleted; a reference that the database checks for each event would cost more than it tells.</summary>
    public long? ApiKeyId { get; set; }

    /// <summary>JSON, as it was sent.</summary>
    public string? Properties { get; set; }

    /// <summary>The total that was set; null for everything else.</summary>
    public long? Total { get; set; }

    /// <summary>What a reversal takes back.</summary>
    public long? ReversesId { get; set; }

    public UsageEventRow? Reverses { get; set; }
}

internal sealed class UsageEventConfiguration : IEntityTypeConfiguration<UsageEventRow>
{
    public void Configure(EntityTypeBuilder<UsageEventRow> builder)
    {
        builder.ToTable("usage_events");
        builder.Property(u => u.Meter).HasMaxLength(40);
        builder.Property(u => u.EventId).HasMaxLength(100).InByteOrder();
        builder.Property(u => u.Properties).HasMaxLength(2000);
        builder.HasOne(u => u.Profile).WithMany().HasForeignKey(u => u.ProfileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(u => u.Reverses).WithMany().HasForeignKey(u => u.ReversesId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(u => new { u.ProfileId, u.At });
        builder.HasIndex(u => u.ReversesId, "reversed_once").IsUnique().HasFilter("reverses_id is not null");
        builder.IsAppendOnly();
    }
}
