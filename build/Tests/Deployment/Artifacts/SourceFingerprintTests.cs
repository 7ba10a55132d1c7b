using AiChef.Deployment;
using AiChef.Deployment.Artifacts;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Artifacts;

public sealed class SourceFingerprintTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("sources").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Touching_a_file_and_building_change_nothing()
    {
        Write("src/a.cs", "a");
        var before = Fingerprint();

        File.SetLastWriteTimeUtc(Path.Combine(_root, "src", "a.cs"), DateTime.UnixEpoch);
        Write("src/bin/a.dll", "output");
        Write("src/obj/x/y.cache", "output");

        Fingerprint().ShouldBe(before);
    }

    [Fact]
    public void Content_name_and_number_of_files_count()
    {
        Write("src/a.cs", "ab");
        var before = Fingerprint();

        Write("src/a.cs", "ac");
        var changed = Fingerprint();
        Write("src/a.cs", "a");
        Write("src/b.cs", "b");
        var split = Fingerprint();
        File.Move(Path.Combine(_root, "src", "b.cs"), Path.Combine(_root, "src", "c.cs"));

        new[] { before, changed, split, Fingerprint() }.ShouldBeUnique();
    }

    [Fact]
    public void A_path_that_is_not_there_is_an_error() =>
        Should
            .Throw<DeploymentException>(() => SourceFingerprint.Of(_root, [Path.Combine(_root, "nowhere")]))
            .Kind.ShouldBe(FailureKind.Configuration);

    private string Fingerprint() => SourceFingerprint.Of(_root, [Path.Combine(_root, "src")]);

    private void Write(string path, string content)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
    }
}
