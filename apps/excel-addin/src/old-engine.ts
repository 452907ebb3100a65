/**
 * For the engine of Internet Explorer, in which Excel 2016 and 2019 run a pane and which knows no modules: says so. Built
 * as ES5, hence without a `const`; every other engine leaves it alone.
 */
function tell(place: HTMLElement | null, notice: HTMLElement, link: HTMLAnchorElement): void {
  if (!place) return;
  link.href = '../';
  link.target = '_blank';
  link.appendChild(document.createTextNode('Mở EMC bằng trình duyệt Edge, Chrome hay Firefox'));
  notice.appendChild(
    document.createTextNode(
      'Excel trên máy này hiển thị khung bên bằng Internet Explorer, không còn được hỗ trợ. ' +
        'Hãy dùng trang web của EMC, hoặc Excel 2021 trở lên. ',
    ),
  );
  notice.appendChild(link);
  place.innerHTML = '';
  place.appendChild(notice);
}

tell(document.getElementById('screen'), document.createElement('p'), document.createElement('a'));
