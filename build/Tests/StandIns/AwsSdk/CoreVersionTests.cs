using System.Reflection;
using Shouldly;
using Xunit;

namespace AiChef.Tests.StandIns.AwsSdk;

/// <summary>
/// A stand-in is compiled against the version of AWSSDK.Core that Directory.Packages.props states, and runs on the
/// highest that any package of the build asks for. These tests find a missing member before a call needs it.
/// </summary>
public sealed class CoreVersionTests
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // A package that the feed serves takes the place of its stand-in; AWS itself holds those to Core.
    private static readonly Assembly[] StandIns =
    [
        .. Directory
            .GetDirectories(Path.Combine(RepositoryRoot.Path, "build", "StandIns"), "AWSSDK.*")
            .Select(folder => Assembly.Load(Path.GetFileName(folder)))
            .Where(assembly => assembly.GetType("Amazon.StandIn.Operation") is not null),
    ];

    [Fact]
    public void Core_has_every_member_that_a_stand_in_uses() =>
        StandIns.SelectMany(assembly => CoreReferences.Of(assembly).Missing).Distinct().ShouldBeEmpty();

    [Fact]
    public void Core_has_a_member_for_every_override_of_a_stand_in() =>
        StandIns
            .SelectMany(assembly => assembly.GetTypes()) // throws where a type lacks a member that Core demands
            .SelectMany(type => type.GetMethods(Declared))
            .Where(method => method.IsVirtual && !method.Attributes.HasFlag(MethodAttributes.NewSlot))
            .Where(method => method.GetBaseDefinition() == method)
            .Select(method => $"{method.DeclaringType} :: {method}")
            .ShouldBeEmpty();

    [Fact]
    public void Stand_ins_use_only_members_that_every_version_of_Core_has()
    {
        var list = Path.Combine(RepositoryRoot.Path, "build", "Tests", "StandIns", "AwsSdk", "CoreMembers.txt");
        var known = File.ReadLines(list).ToHashSet(StringComparer.Ordinal);
        StandIns
            .SelectMany(assembly => CoreReferences.Of(assembly).Found)
            .Distinct()
            .Where(member => !known.Contains(member))
            .ShouldBeEmpty($"look each up in the versions that {list} names, then add it there");
    }
}
