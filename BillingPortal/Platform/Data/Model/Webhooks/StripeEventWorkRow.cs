using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Webhooks;

public enum StripeEventState
{
    Waiting,
    Done,

    /// <summary>Stored, and nothing in this version asks for its type, or it is of another mode than this installation.</summary>
    Ignored,
    Dead,

    /// <summary>The signature was right and the body is no event.</summary>
    Unreadable,
}

/// <summary>How far the handling of an event has come. Times are real.</summary>
public sealed class StripeEventWorkRow
{
    public long EventId { get; set; }

    public StripeEventRow Event { get; set; } = null!;

    /// <summary>The event's subject again, so that the order per subject is one index away.</summary>
    public required string Subject { get; set; }

    public StripeEventState State { get; set; }

    /// <summary>In vain, since it was put in the row.</summary>
    public int Failures { get; set; }

    public required DateTime DueAt { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>Why it failed last, or why it is ignored.</summary>
    public string? Reason { get; set; }
}

internal sealed class StripeEventWorkConfiguration : IEntityTypeConfiguration<StripeEventWorkRow>
{
    public void Configure(EntityTypeBuilder<StripeEventWorkRow> builder)
    {
        builder.ToTable("stripe_event_work");
        builder.HasKey(w => w.EventId);
        builder.Property(w => w.EventId).ValueGeneratedNever();
        builder.Property(w => w.Subject).HasMaxLength(255);
        builder.HasOne(w => w.Event).WithOne(e => e.Work).HasForeignKey<StripeEventWorkRow>(w => w.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(w => new { w.State, w.DueAt });
        builder.HasIndex(w => new { w.Subject, w.State, w.EventId });
        builder.HasIndex(w => w.EndedAt);
    }
}
