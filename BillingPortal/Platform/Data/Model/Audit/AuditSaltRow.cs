using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Audit;

/// <summary>What the personal values of a subject's entries are hashed with. It goes when the person goes; the entries stay, and their hashes say nothing any more.</summary>
public sealed class AuditSaltRow
{
    /// <summary>As in the entries: "person:ID", "customer:ID".</summary>
    public required string Subject { get; set; }

    public required byte[] Salt { get; set; }
}

internal sealed class AuditSaltConfiguration : IEntityTypeConfiguration<AuditSaltRow>
{
    public void Configure(EntityTypeBuilder<AuditSaltRow> builder)
    {
        builder.ToTable("audit_salts");
        builder.HasKey(s => s.Subject);
        builder.Property(s => s.Subject).HasMaxLength(120);
    }
}
