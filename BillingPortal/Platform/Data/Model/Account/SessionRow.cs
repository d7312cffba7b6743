using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Account;

/// <summary>One sign-in on one browser, in real time. It ends by signing out, from another session, or by the person being locked or erased.</summary>
public sealed class SessionRow
{
    /// <summary>Random; stands in the signed cookie.</summary>
    public required string Id { get; set; }

    public required string PersonId { get; set; }

    public Person Person { get; set; } = null!;

    public required DateTime StartedAt { get; set; }

    public required DateTime SeenAt { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>Such as "Firefox on Linux": enough to recognise one's own, no more.</summary>
    public required string Browser { get; set; }
}

internal sealed class SessionConfiguration : IEntityTypeConfiguration<SessionRow>
{
    public void Configure(EntityTypeBuilder<SessionRow> builder)
    {
        builder.ToTable("sessions");
        builder.Property(s => s.Id).HasMaxLength(64);
        builder.Property(s => s.Browser).HasMaxLength(80);
        builder.HasOne(s => s.Person).WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => new { s.PersonId, s.EndedAt });
    }
}
