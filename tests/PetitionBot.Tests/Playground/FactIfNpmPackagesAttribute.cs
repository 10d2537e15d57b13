namespace PetitionBot.Tests.Playground;

/// <summary>A fact that needs node, npm and the packages of npm/: skipped, with the reason, where they are not to be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfNpmPackagesAttribute : FactAttribute
{
    public FactIfNpmPackagesAttribute() => Skip = NpmPackages.Missing.Value;
}
