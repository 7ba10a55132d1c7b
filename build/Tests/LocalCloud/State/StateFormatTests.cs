using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using AiChef.LocalCloud;
using AiChef.LocalCloud.State;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.State;

public sealed class StateFormatTests : IDisposable
{
    /// <summary>The format's number and a digest of all that it stores.</summary>
    private const string Known = "18 8a7c0332dfd161cc";

    private readonly string _folder = Directory.CreateTempSubdirectory("state-format").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_format_goes_up_with_every_change_of_a_stored_record()
    {
        var digest = Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', StoredShapes())))
        )[..16];

        $"{StateFormat.Current} {digest}".ShouldBe(
            Known,
            "a stored record changed its shape: raise StateFormat.Current, and put both here"
        );
    }

    [Fact]
    public async Task A_folder_of_another_version_is_refused_by_name()
    {
        await (
            await LocalCloudHost.StartAsync(new LocalCloudOptions { Folder = _folder }, CancellationToken.None)
        ).DisposeAsync();
        await (
            await LocalCloudHost.StartAsync(new LocalCloudOptions { Folder = _folder }, CancellationToken.None)
        ).DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder, "format"), "0");

        var error = await Should.ThrowAsync<LocalCloudStateFormatException>(
            LocalCloudHost.StartAsync(new LocalCloudOptions { Folder = _folder }, CancellationToken.None)
        );

        error.Message.ShouldContain(_folder);
    }

    private static IEnumerable<string> StoredShapes()
    {
        var types = typeof(LocalCloudHost).Assembly.GetTypes();
        var pending = new Queue<Type>(
            types
                .SelectMany(t => t.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public))
                .Select(f => f.FieldType)
                .Where(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(Documents<>))
                .Select(t => t.GenericTypeArguments[0])
        );
        var shapes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        while (pending.TryDequeue(out var type))
        {
            if (
                !shapes.TryAdd(
                    type.FullName!,
                    string.Join(
                        ", ",
                        type.GetProperties()
                            .OrderBy(p => p.Name, StringComparer.Ordinal)
                            .Select(p => $"{p.Name}: {p.PropertyType}")
                    )
                )
            )
            {
                continue;
            }

            foreach (
                var part in type.GetProperties()
                    .SelectMany(p => p.PropertyType.GenericTypeArguments.Append(p.PropertyType))
                    .Where(t => t.Assembly == type.Assembly && !t.IsEnum)
            )
            {
                pending.Enqueue(part);
            }
        }
        return shapes.Select(s => $"{s.Key}: {s.Value}");
    }
}
