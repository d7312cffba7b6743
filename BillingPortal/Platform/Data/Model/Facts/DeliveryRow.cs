using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Facts;

public enum DeliveryState
{
    Waiting,
    Done,
    Dead,
}

/// <summary>One fact on its way to one handler. Times are real time.</summary>
public sealed class DeliveryRow
{
    public long Id { get; set; }

    public long FactId { get; set; }

    public FactRow Fact { get; set; } = null!;

    public required string Handler { get; set; }

    /// <summary>The fact's subject again, so that the order per subject is one index away.</summary>
    public required string Subject { get; set; }

    public DeliveryState State { get; set; }

    public int Attempts { get; set; }

    public required DateTime DueAt { get; set; }

    public string? LeasedBy { get; set; }

    public DateTime? LeasedUntil { get; set; }

    public string? Error { get; set; }

    public DateTime? EndedAt { get; set; }
}

internal sealed class DeliveryConfiguration : IEntityTypeConfiguration<DeliveryRow>
{
    public void Configure(EntityTypeBuilder<DeliveryRow> builder)
    {
        builder.ToTable("fact_deliveries");
        builder.HasOne(d => d.Fact).WithMany(f => f.Deliveries).HasForeignKey(d => d.FactId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(d => d.Handler).HasMaxLength(120);
        builder.Property(d => d.Subject).HasMaxLength(120);
        builder.Property(d => d.LeasedBy).HasMaxLength(80);
        builder.HasIndex(d => new { d.State, d.DueAt });
        builder.HasIndex(d => new { d.Handler, d.Subject, d.State, d.Id });
        builder.HasIndex(d => new { d.FactId, d.Handler }).IsUnique();
    }
}
