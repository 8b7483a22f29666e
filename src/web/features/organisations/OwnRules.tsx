import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useMe } from '../../api/me.ts';
import { isOwnPlace } from '../../api/own-place.ts';
import { Fact } from '../../components/Fact.tsx';
import { Query } from '../../components/Query.tsx';
import { OwnRulesForm } from './OwnRulesForm.tsx';
import { documentAddress, recordedParts } from './profile-entry.ts';
import { type OrganisationDetail, type Profile, profileQuery } from './queries.ts';

interface Props {
  readonly organisation: OrganisationDetail;
}

/** Which department is in charge, by which rules apps are selected and how that is decided (JU-10). */
export function OwnRules({ organisation }: Props): ReactNode {
  const mayWrite = isOwnPlace(useMe(), 'profile.write', organisation.id) && organisation.open;
  const profile = useQuery(profileQuery(organisation.id));
  const [isEditing, setEditing] = useState(false);
  return (
    <section className="panel">
      <h2>职能部门归口、选用制度、决策机制</h2>
      <Query query={profile}>
        {(data) =>
          isEditing ? (
            <OwnRulesForm organisation={organisation} profile={data} onDone={() => setEditing(false)} />
          ) : (
            <>
              {data.version === 0 ? (
                <NothingYet mayWrite={mayWrite} />
              ) : (
                <Recorded organisation={organisation} profile={data} />
              )}
              {mayWrite && (
                <div className="buttons">
                  <Button onClick={() => setEditing(true)}>{data.version === 0 ? '登记' : '修改'}</Button>
                </div>
              )}
            </>
          )
        }
      </Query>
    </section>
  );
}

function NothingYet({ mayWrite }: { readonly mayWrite: boolean }): ReactNode {
  if (!mayWrite) return <p>它还没有登记。由该单位的经办人登录后在“本单位”中登记。</p>;
  return (
    <p>还没有登记。请写明归口管理的职能部门，以及选用应用的制度和决策机制；文字、文件均可，也可以都有。</p>
  );
}

function Recorded({ organisation, profile }: Props & { readonly profile: Profile }): ReactNode {
  return (
    <dl className="answers">
      <Fact title="归口管理的职能部门">{profile.department}</Fact>
      {recordedParts(organisation, profile).map(({ title, words, file }) => (
        <Fact key={words} title={title}>
          <Rules title={title} text={profile[words]} address={addressOf(organisation.id, profile[file])} />
        </Fact>
      ))}
      {profile.domicile !== null && <Fact title="住所地">{profile.domicile}</Fact>}
    </dl>
  );
}

function addressOf(id: number, file: number | null): string | null {
  return file === null ? null : documentAddress(id, file);
}

interface RulesProps {
  readonly title: string;
  readonly text: string | null;
  readonly address: string | null;
}

function Rules({ title, text, address }: RulesProps): ReactNode {
  if (text === null && address === null) return <span className="secondary">没有登记</span>;
  return (
    <>
      {text !== null && <div className="lines">{text}</div>}
      {address !== null && (
        <a href={address} download>
          下载{title}文件
        </a>
      )}
    </>
  );
}
