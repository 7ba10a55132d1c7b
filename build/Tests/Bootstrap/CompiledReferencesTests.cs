using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Bootstrap;

/// <summary>
/// What the compiled tests, and with them the build, refer to: for each package it or its stand-in, never both.
/// </summary>
public sealed class CompiledReferencesTests
{
    private static readonly string[] Namespaces = ["Nuke.", "Amazon.", "Discord."];

    private static readonly HashSet<string> StandIns = Directory
        .GetFiles(Path.Combine(RepositoryRoot.Path, "build", "StandIns"), "*.csproj", SearchOption.AllDirectories)
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .ToHashSet(StringComparer.Ordinal);

    private static readonly Dictionary<string, string[]> Types = Directory
        .GetFiles(AppContext.BaseDirectory, "*.dll")
        .SelectMany(file =>
            PublicTypes(file).Select(type => (Type: type, Assembly: Path.GetFileNameWithoutExtension(file)))
        )
        .GroupBy(found => found.Type, found => found.Assembly, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>A package may have a type in two of its own assemblies, as the real NUKE has.</summary>
    [Fact]
    public void No_type_of_a_package_with_a_stand_in_is_in_another_assembly() =>
        Types
            .Where(type => type.Value.Length > 1 && type.Value.Any(StandIns.Contains))
            .Select(type => $"{type.Key}: {string.Join(", ", type.Value)}")
            .ShouldBeEmpty();

    [Theory]
    [InlineData("Nuke.Common.NukeBuild")]
    [InlineData("Nuke.Components.IHazReports")]
    [InlineData("Amazon.CloudFormation.AmazonCloudFormationClient")]
    [InlineData("Amazon.Lambda.AmazonLambdaClient")]
    [InlineData("Amazon.Lambda.RuntimeSupport.LambdaBootstrap")]
    [InlineData("Amazon.SimpleSystemsManagement.AmazonSimpleSystemsManagementClient")]
    [InlineData("Discord.Webhook.DiscordWebhookClient")]
    public void Every_package_that_has_or_had_a_stand_in_is_there_once(string type) => Types[type].Length.ShouldBe(1);

    private static List<string> PublicTypes(string file)
    {
        using var assembly = new PEReader(File.OpenRead(file));
        if (!assembly.HasMetadata)
        {
            return [];
        }
        var metadata = assembly.GetMetadataReader();
        return metadata
            .TypeDefinitions.Select(metadata.GetTypeDefinition)
            .Where(type => (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public)
            .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}")
            .Where(name => Namespaces.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
            .ToList();
    }
}
