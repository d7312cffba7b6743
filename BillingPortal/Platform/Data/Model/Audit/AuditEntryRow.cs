using BillingPortal.Platform.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Audit;

/// <summary>Who did what to what, written in the transaction of the deed. Ids and salted hashes only, never a personal value.</summary>
public sealed class AuditEntryRow
{
    public long Id { get; set; }

    /// <summary>Real time.</summary>
    public required DateTime At { get; set; }

    /// <summary>"person:ID", "api-key:ID", "system", "terminal".</summary>
    public required string Actor { get; set; }

    /// <summary>A verb with its room: "api-key.created".</summary>
    public required string Action { get; set; }

    /// <summary>"customer:7", "person:ID", "settings:NAME".</summary>
    public required string Subject { get; set; }

    /// <summary>JSON, or null when there was nothing before.</summary>
    public string? Before { get; set; }

    public string? After { get; set; }

    public string? Reason { get; set; }

    public string? RequestId { get; set; }
}

/// <summary>An entry's place in the chain. Entries enter unsealed; one sealer chains them, so that writers never wait for each other.</summary>
public sealed class AuditSealRow
{
    /// <summary>1, 2, 3 … without a gap.</summary>
    public long Sequence { get; set; }

    public long EntryId { get; set; }

    public AuditEntryRow Entry { get; set; } = null!;

    /// <summary>HMAC of the entry, its sequence and the hash before it; the key is kept outside the database.</summary>
    public required byte[] Hash { get; set; }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntryRow>
{
    public void Configure(EntityTypeBuilder<AuditEntryRow> builder)
    {
        builder.ToTable("audit_entries");
        builder.Property(e => e.Actor).HasMaxLength(120);
        builder.Property(e => e.Action).HasMaxLength(80);
        builder.Property(e => e.Subject).HasMaxLength(120);
        builder.Property(e => e.RequestId).HasMaxLength(64);
        builder.HasIndex(e => e.At);
        builder.HasIndex(e => new { e.Subject, e.At });
        builder.HasIndex(e => new { e.Actor, e.At });
        builder.IsAppendOnly();
    }
}

internal sealed class AuditSealConfiguration : IEntityTypeConfiguration<AuditSealRow>
{
    public void Configure(EntityTypeBuilder<AuditSealRow> builder)
    {
        builder.ToTable("audit_seals");
        builder.HasKey(s => s.Sequence);
        builder.Property(s => s.Sequence).ValueGeneratedNever();
        builder.HasOne(s => s.Entry).WithMany().HasForeignKey(s => s.EntryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => s.EntryId).IsUnique();
        builder.IsAppendOnly();
    }
}
