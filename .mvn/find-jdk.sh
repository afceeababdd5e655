# Read by mvnw: makes JAVA_HOME a JDK that can build this project.
# JAVA_HOME counts first, then java on the PATH, then the folders where JDKs usually are, the newest version in front.
# JDK_SEARCH replaces those folders: a list separated by colons, in which * stands for any name.

jdk_needed=25

# The major version of the JDK in a folder; 0 where there is none.
jdk_version() {
  jdk_major=0
  if [ -f "$1/release" ] && { [ -x "$1/bin/javac" ] || [ -x "$1/bin/javac.exe" ]; }; then
    jdk_major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  fi
  printf %s "${jdk_major:-0}"
}

# The JDK whose java is found on the PATH, through all symbolic links.
jdk_on_path() {
  jdk_java=$(command -v java 2>/dev/null) || return 0
  if [ -x /usr/libexec/java_home ]; then
    # On macOS the java on the PATH is a stub that asks this program.
    /usr/libexec/java_home -v "$jdk_needed+" 2>/dev/null || :
    return 0
  fi
  while [ -L "$jdk_java" ]; do
    jdk_link=$(readlink "$jdk_java")
    case $jdk_link in
    /*) jdk_java=$jdk_link ;;
    *) jdk_java=$(dirname "$jdk_java")/$jdk_link ;;
    esac
  done
  dirname "$(dirname "$jdk_java")"
}

jdk_usual_places() {
  printf %s "/usr/lib/jvm/*:/usr/lib64/jvm/*:/usr/java/*:/usr/local/java/*:/usr/local/*jdk*:/opt/*jdk*:/opt/java/*:/opt/*graalvm*"
  printf %s ":$HOME/.sdkman/candidates/java/*:$HOME/.jdks/*:$HOME/.jbang/cache/jdks/*:$HOME/.gradle/jdks/*:$HOME/.asdf/installs/java/*"
  printf %s ":$HOME/.local/share/mise/installs/java/*:$HOME/.local/share/mise/installs/java/*/Contents/Home"
  printf %s ":/Library/Java/JavaVirtualMachines/*/Contents/Home:$HOME/Library/Java/JavaVirtualMachines/*/Contents/Home"
  printf %s ":/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home:/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home"
  printf %s ":/home/linuxbrew/.linuxbrew/opt/openjdk*/libexec:/c/Program Files/Java/*:/c/Program Files/Eclipse Adoptium/*"
  printf %s ":/c/Program Files/Amazon Corretto/*:/c/Program Files/Zulu/*:/c/Program Files/Microsoft/jdk*"
}

# The newest JDK that is new enough in the usual folders; nothing where there is none.
jdk_in_usual_places() (
  found='' found_major=0
  set +f
  IFS=:
  for place in ${JDK_SEARCH-$(jdk_usual_places)}; do
    major=$(jdk_version "$place")
    if [ "$major" -ge "$jdk_needed" ] && [ "$major" -gt "$found_major" ]; then
      found=$place found_major=$major
    fi
  done
  printf %s "$found"
)

find_jdk() {
  for jdk_home in "${JAVA_HOME-}" "$(jdk_on_path)" "$(jdk_in_usual_places)"; do
    if [ -n "$jdk_home" ] && [ "$(jdk_version "$jdk_home")" -ge "$jdk_needed" ]; then
      JAVA_HOME=$jdk_home
      export JAVA_HOME
      return 0
    fi
  done
  {
    echo "Patchbay needs a JDK of version $jdk_needed or newer, and none was found."
    echo "Install Eclipse Temurin $jdk_needed (https://adoptium.net) or any other JDK $jdk_needed."
    echo "If it is installed in an unusual folder, set JAVA_HOME to that folder."
  } >&2
  return 1
}

find_jdk || exit 1
