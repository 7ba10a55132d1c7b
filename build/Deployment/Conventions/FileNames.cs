using System.Text.RegularExpressions;

namespace AiChef.Deployment.Conventions;

/// <summary>A template is named {service}-{component}.yaml, in lowercase, and a service declares it.</summary>
internal sealed partial class FileNames : IConvention
{
    public IEnumerable<ConventionProblem> Check(BackendFiles backend) =>
        [
            .. backend
                .Templates.Where(static file => !Pattern().IsMatch(Path.GetFileName(file.Path)))
                .Select(static file => new ConventionProblem(
                    file.Path,
                    1,
                    "the name is not {service}-{component}.yaml in lowercase",
                    "rename the file"
                )),
            .. backend.Undeclared.Select(static file => new ConventionProblem(
                file,
                1,
                "no service declares this template",
                "declare it in build/Targets/Build.<Service>.cs or delete it"
            )),
        ];

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)+\\.yaml$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
