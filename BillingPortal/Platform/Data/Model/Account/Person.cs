using BillingPortal.Platform.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BillingPortal.Platform.Data.Model.Account;

/// <summary>Somebody who signs in. What is billed is not here but in a billing profile, which several people may share.</summary>
public sealed class Person : IdentityUser
{
    /// <summary>How they want to be called; empty until they say so.</summary>
    public string Name { get; set; } = "";

    /// <summary>The plan asked for at sign-up (<c>/signup?plan=NAME</c>), until their billing profile is made.</summary>
    public string? PlanAsked { get; set; }

    /// <summary>Real time.</summary>
    public required DateTime CreatedAt { get; set; }
}

public sealed class Role : IdentityRole;

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("people");
        builder.Property(p => p.Name).HasMaxLength(200);
        builder.Property(p => p.PlanAsked).HasMaxLength(80);
        // Identity asks only the one row that it has in hand; nothing compares the moment in SQL.
        builder.Property(p => p.LockoutEnd).HasConversion(new ValueConverter<DateTimeOffset, DateTime>(
            at => at.UtcDateTime, at => new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc))));
    }
}

internal sealed class RoleConfiguration : IEntityTypeConfiguration<Role>
{
    public void Configure(EntityTypeBuilder<Role> builder)
    {
        builder.ToTable("roles");
        builder.HasData(Roles.All.Select(name => new Role { Id = name.ToLowerInvariant(), Name = name, NormalizedName = name.ToUpperInvariant(), ConcurrencyStamp = name }));
    }
}

internal sealed class PersonRoleConfiguration : IEntityTypeConfiguration<IdentityUserRole<string>>
{
    public void Configure(EntityTypeBuilder<IdentityUserRole<string>> builder) => builder.ToTable("person_roles");
}

internal sealed class PersonClaimConfiguration : IEntityTypeConfiguration<IdentityUserClaim<string>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<string>> builder) => builder.ToTable("person_claims");
}

internal sealed class PersonLoginConfiguration : IEntityTypeConfiguration<IdentityUserLogin<string>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<string>> builder) => builder.ToTable("person_logins");
}

internal sealed class PersonTokenConfiguration : IEntityTypeConfiguration<IdentityUserToken<string>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<string>> builder) => builder.ToTable("person_tokens");
}

internal sealed class RoleClaimConfiguration : IEntityTypeConfiguration<IdentityRoleClaim<string>>
{
    public void Configure(EntityTypeBuilder<IdentityRoleClaim<string>> builder) => builder.ToTable("role_claims");
}
