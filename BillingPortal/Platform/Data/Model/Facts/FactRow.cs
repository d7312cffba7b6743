using BillingPortal.Platform.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Facts;

/// <summary>Something that happened, stored in the transaction in which it happened. It is never changed; who has heard of it stands in the deliveries.</summary>
public sealed class FactRow
{
    public long Id { get; set; }

    public required string Kind { get; set; }

    /// <summary>Whom it is about ("customer:7"): facts of one subject are handled in order.</summary>
    public required string Subject { get; set; }

    /// <summary>JSON: ids and figures, nothing personal, for it is kept.</summary>
    public required string Body { get; set; }

    /// <summary>Billing time.</summary>
    public required DateTime HappenedAt { get; set; }

    public ICollection<DeliveryRow> Deliveries { get; } = [];
}

internal sealed class FactConfiguration : IEntityTypeConfiguration<FactRow>
{
    public void Configure(EntityTypeBuilder<FactRow> builder)
    {
        builder.ToTable("facts");
        builder.Property(f => f.Kind).HasMaxLength(80);
        builder.Property(f => f.Subject).HasMaxLength(120);
        builder.IsAppendOnly();
    }
}
